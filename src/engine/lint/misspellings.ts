/**
 * Words that are wrong in every kind of English and are no word of another language that prompts are written in, and no
 * name. `adress`, `persistant` and `wich` are left out: Swedish, French and German places have them.
 */
const pairs = `
accomodate accommodate|accross across|acheive achieve|agressive aggressive|ambigous ambiguous|apparant apparent|appropiate appropriate
appropriatly appropriately|arguement argument|arguements arguments|assesment assessment|assesments assessments|assitant assistant
basicly basically|becuase because|begining beginning|beleive believe|catagory category|categorys categories|charachter character
charachters characters|collegue colleague|comming coming|commited committed|completly completely|concious conscious|consistant consistent
consistantly consistently|definately definitely|definitly definitely|descripton description|diffrent different|dissapoint disappoint
documention documentation|embarass embarrass|enviroment environment|enviroments environments|exmaple example|exmaples examples
existance existence|explaination explanation|explainations explanations|explicitely explicitly|familar familiar|finaly finally
follwing following|folowing following|formated formatted|formating formatting|foward forward|fucntion function|fucntions functions
futher further|generaly generally|grammer grammar|guidlines guidelines|happend happened|heirarchy hierarchy|immediatly immediately
implmentation implementation|infomation information|informaton information|instuctions instructions|intepret interpret
knowlege knowledge|langauge language|langauges languages|lenght length|liason liaison|maintainance maintenance|maintenence maintenance
mispell misspell|mispelled misspelled|neccesary necessary|neccessary necessary|necesary necessary|necessery necessary|noticable noticeable
occassion occasion|occured occurred|occurence occurrence|occurences occurrences|occuring occurring|ouput output|ouputs outputs
outupt output|paramter parameter|paramters parameters|particulary particularly|peice piece|posession possession|possiblity possibility
preceeding preceding|prefered preferred|priviledge privilege|probaly probably|propogate propagate|provde provide|publically publicly
reccomend recommend|reccomendation recommendation|recomend recommend|recomendation recommendation|recomendations recommendations
recieve receive|recieved received|recieves receives|refered referred|refering referring|relevent relevant|remeber remember
repsonse response|repsonses responses|requirment requirement|requirments requirements|responsability responsibility|retreive retrieve
reveiw review|sentance sentence|sentances sentences|seperate separate|seperated separated|seperately separately|seperator separator
similiar similar|speach speech|specifc specific|specificly specifically|strenght strength|strenghts strengths|succesful successful
succesfully successfully|sucess success|sucessful successful|sucessfully successfully|summerize summarize|suprise surprise|sytem system
thier their|threshhold threshold|tommorow tomorrow|transfered transferred|truely truly|unfortunatly unfortunately|unkown unknown
untill until|usefull useful|usualy usually|varable variable|varables variables|whcih which|wierd weird|writen written
writting writing|yeild yield`;

/** What each of them was meant to be, by the word in small letters. */
export const misspellings: ReadonlyMap<string, string> = new Map(
  pairs
    .trim()
    .split(/[|\n]/)
    .map((pair) => pair.split(' ') as [string, string]),
);
